import type { AgentOnDuty, StaffMember } from '#protocol';
import { Menu } from '@mantine/core';
import { IconCheck, IconUserPlus } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';
import type { ConversationActs } from '../use-conversation-acts.js';
import classes from './acts.module.css';
import type { Opening } from './act-menu.js';
import { MenuButton } from './menu-button.js';

interface AssignMenuProps {
  readonly me: StaffMember;
  readonly assigneeId: string | undefined;
  readonly acts: ConversationActs;
  readonly opening: Opening;
}

/** Whose it is to answer: mine, a colleague's with room shown, nobody's. */
export function AssignMenu({ me, assigneeId, acts, opening }: AssignMenuProps) {
  const { acts: words } = useWords();
  const agents = useStore(useAgentLink().agents);
  const others = agents.filter(({ id }) => id !== me.id).toSorted(byRoom);
  return (
    <Menu
      position="bottom-end"
      width={240}
      opened={opening.opened === 'assign'}
      onChange={(opened) => opening.open(opened ? 'assign' : undefined)}
    >
      <Menu.Target>
        <MenuButton
          icon={IconUserPlus}
          label={words.assign}
          shortcut="A"
          loading={acts.pending === 'assign'}
        />
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        <Menu.Label>{words.assignTo}</Menu.Label>
        <Menu.Item
          rightSection={assigneeId === me.id && <IconCheck size={14} aria-hidden />}
          onClick={() => acts.assign(me.id)}
        >
          {words.toMe}
        </Menu.Item>
        {others.map((agent) => (
          <Colleague key={agent.id} agent={agent} current={agent.id === assigneeId} acts={acts} />
        ))}
        {others.length === 0 && <div className={classes.nothing}>{words.noAgents}</div>}
        <Menu.Divider />
        <Menu.Item disabled={assigneeId === undefined} onClick={() => acts.assign(null)}>
          {words.nobody}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ColleagueProps {
  readonly agent: AgentOnDuty;
  readonly current: boolean;
  readonly acts: ConversationActs;
}

function Colleague({ agent, current, acts }: ColleagueProps) {
  const { acts: words } = useWords();
  const { number } = useFormat();
  const { id, name, available, load, capacity } = agent;
  return (
    <Menu.Item
      rightSection={
        <span className={classes.load}>
          {available ? words.load(number(load), number(capacity)) : words.away}
          {current && <IconCheck size={14} aria-hidden />}
        </span>
      }
      onClick={() => acts.assign(id)}
    >
      {name}
    </Menu.Item>
  );
}

/** Who takes new work first, the one with the most room first of all. */
const byRoom = (a: AgentOnDuty, b: AgentOnDuty): number =>
  Number(b.available) - Number(a.available) ||
  b.capacity - b.load - (a.capacity - a.load) ||
  a.name.localeCompare(b.name);
