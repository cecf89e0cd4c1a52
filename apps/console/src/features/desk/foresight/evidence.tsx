import type { EvidenceEntry, Journey } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { EvidenceRow } from './evidence-row.js';
import classes from './foresight.module.css';
import type { Why } from './use-why-open.js';

interface EvidenceProps {
  /** Most influential first. */
  readonly evidence: readonly EvidenceEntry[];
  readonly journey: Journey;
  readonly why: Why;
}
const FIRST = 3;

/** Why: the events that raised what leads. Open until somebody closes it, and then closed for all shoppers. */
export function Evidence({ evidence, journey, why: { open, keep } }: EvidenceProps) {
  const { foreseen } = useWords();
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  const inJourney = new Set(journey.entries.map(({ eventId }) => eventId));
  const top = evidence[0]?.influence ?? 0;
  return (
    <div className={classes.why}>
      <div className={classes.whyHead}>
        <UnstyledButton className={classes.whyButton} aria-expanded={open} onClick={() => keep(!open)}>
          <IconChevronRight size={14} aria-hidden />
          {evidence.length === 0 ? foreseen.why : foreseen.whyOf(evidence.length, number(evidence.length))}
        </UnstyledButton>
        {open && !all && evidence.length > FIRST && (
          <UnstyledButton className={classes.whyButton} onClick={() => setAll(true)}>
            {foreseen.allEvidence}
          </UnstyledButton>
        )}
      </div>
      {open && (
        <div className={classes.reasons}>
          {evidence.length === 0 && <p>{foreseen.noEvidence}</p>}
          <ol aria-label={foreseen.whyLead}>
            {evidence.slice(0, all ? undefined : FIRST).map((entry) => (
              <EvidenceRow
                key={entry.eventId}
                entry={entry}
                share={top === 0 ? 0 : entry.influence / top}
                inJourney={inJourney.has(entry.eventId)}
              />
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
