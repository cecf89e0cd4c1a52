import type { AgentOnDuty, StaffMember } from '#protocol';
import { ActionIcon, Popover, SegmentedControl, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconMinus, IconPlus } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import { HEADER_PLACE } from '../../../shared/ui/header-place.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { useAgentLink } from '../agent-link.js';
import { useNow } from '../../../shared/time/use-now.js';
import classes from './duty.module.css';
import { useSetDuty } from './use-set-duty.js';

/** In the header: whether new work comes to the one who is signed in, how much at a time, and who else is there. */
export function DutyControl({ me }: { readonly me: StaffMember }) {
  const agents = useStore(useAgentLink().agents);
  const mine = agents.find(({ id }) => id === me.id);
  const place = document.getElementById(HEADER_PLACE);
  if (mine === undefined || place === null) return null;
  return createPortal(<Duty mine={mine} others={agents.filter(({ id }) => id !== me.id)} />, place);
}

interface DutyProps {
  readonly mine: AgentOnDuty;
  readonly others: readonly AgentOnDuty[];
}

function Duty({ mine, others }: DutyProps) {
  const { duty } = useWords();
  const { number } = useFormat();
  const { available, load, capacity } = mine;
  const words = available ? duty.available : duty.away;
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.duty} title={duty.loadLabel(number(load), number(capacity))}>
          <VisuallyHidden>{duty.label}: </VisuallyHidden>
          <span className={classes.dot} data-available={available} />
          <span className={classes.words}>{words}</span>
          <span className={classes.load}>{duty.load(number(load), number(capacity))}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={duty.label}>
        <Settings mine={mine} />
        <Team others={others} />
        <Hours />
      </Popover.Dropdown>
    </Popover>
  );
}

const [LEAST, MOST] = [1, 50];

function Settings({ mine }: Pick<DutyProps, 'mine'>) {
  const { available, capacity } = mine;
  const { duty } = useWords();
  const { number } = useFormat();
  const { set, problem } = useSetDuty(mine);
  return (
    <div className={classes.settings}>
      <SegmentedControl
        fullWidth
        aria-label={duty.label}
        value={available ? 'available' : 'away'}
        onChange={(next) => set({ available: next === 'available' })}
        data={[
          { value: 'available', label: duty.available },
          { value: 'away', label: duty.away },
        ]}
      />
      <p className={classes.hint}>{available ? duty.availableHint : duty.awayHint}</p>
      <div className={classes.capacity} role="group" aria-label={duty.capacity}>
        <span>{duty.capacity}</span>
        <ActionIcon
          variant="default"
          aria-label={duty.fewer}
          disabled={capacity <= LEAST}
          onClick={() => set({ capacity: capacity - 1 })}
        >
          <IconMinus size={14} />
        </ActionIcon>
        <output aria-live="polite" aria-label={duty.capacityHint(capacity, number(capacity))}>
          {number(capacity)}
        </output>
        <ActionIcon
          variant="default"
          aria-label={duty.more}
          disabled={capacity >= MOST}
          onClick={() => set({ capacity: capacity + 1 })}
        >
          <IconPlus size={14} />
        </ActionIcon>
      </div>
      {problem && <ProblemNote problem={problem} title={duty.notSaved} />}
    </div>
  );
}

function Team({ others }: Pick<DutyProps, 'others'>) {
  const { duty } = useWords();
  const { number } = useFormat();
  return (
    <section className={classes.team} aria-label={duty.team}>
      <h3>{duty.team}</h3>
      {others.length === 0 && <p className={classes.hint}>{duty.alone}</p>}
      <ul>
        {others.map(({ id, name, available, load, capacity }) => (
          <li key={id}>
            <span className={classes.dot} data-available={available} />
            <span>{name}</span>
            <span className={classes.load} title={duty.loadLabel(number(load), number(capacity))}>
              {available ? duty.load(number(load), number(capacity)) : duty.away}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What shoppers who wait are told, so that an agent knows what is expected of them. */
function Hours() {
  const { duty } = useWords();
  const { number, soon } = useFormat();
  const now = useNow();
  const hours = useStore(useAgentLink().hours);
  if (hours === undefined) return null;
  const { open, opensAt, expectedWaitMinutes: wait } = hours;
  const told = open
    ? wait === undefined
      ? duty.open
      : duty.openWait(wait, number(wait))
    : opensAt === undefined
      ? duty.closed
      : duty.closedUntil(soon(opensAt, now));
  return (
    <section className={classes.team} aria-label={duty.hours}>
      <h3>{duty.hours}</h3>
      <p className={classes.told}>{told}</p>
    </section>
  );
}
