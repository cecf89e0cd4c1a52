import { useWords } from '../../../../shared/i18n/locale.js';
import { PromoteButton, Promotion } from '../../model-parts/promote-button.js';
import { GateVerdict } from '../compare/gate-verdict.js';
import { useGate, usePromote } from '../understanding-queries.js';

interface PromoteIntentsButtonProps {
  readonly version: string;
  readonly size: 'sm' | 'compact-xs';
}

/** Promotes a version of the intent model where the gate lets it. */
export function PromoteIntentsButton({ version, size }: PromoteIntentsButtonProps) {
  return (
    <PromoteButton version={version} size={size}>
      {(close) => <IntentsPromotion version={version} close={close} />}
    </PromoteButton>
  );
}

function IntentsPromotion({ version, close }: { readonly version: string; readonly close: () => void }) {
  const { understanding: words } = useWords();
  return (
    <Promotion
      version={version}
      text={words.promoteText}
      gate={useGate(version)}
      verdict={(gate) => <GateVerdict gate={gate} />}
      promote={usePromote()}
      close={close}
    />
  );
}
