import { useWords } from '../../../shared/i18n/locale.js';
import { PromoteButton, Promotion } from '../model-parts/promote-button.js';
import { GateChecks } from './compare/gate-checks.js';
import { useForesightGate, usePromoteForesight } from './foresight-queries.js';

interface PromoteForesightButtonProps {
  readonly version: string;
  readonly size: 'sm' | 'compact-xs';
}

/** Promotes a version where no figure is worse than its margin allows. */
export function PromoteForesightButton({ version, size }: PromoteForesightButtonProps) {
  return (
    <PromoteButton version={version} size={size}>
      {(close) => <ForesightPromotion version={version} close={close} />}
    </PromoteButton>
  );
}

function ForesightPromotion({ version, close }: { readonly version: string; readonly close: () => void }) {
  const { foresightModels: words } = useWords();
  return (
    <Promotion
      version={version}
      text={words.promoteText}
      gate={useForesightGate(version)}
      verdict={(gate) => <GateChecks gate={gate} />}
      promote={usePromoteForesight()}
      close={close}
    />
  );
}
