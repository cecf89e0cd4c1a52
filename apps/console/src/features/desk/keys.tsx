import { Kbd, Modal, Table } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';

interface KeysProps {
  readonly shown: boolean;
  readonly close: () => void;
}

/** The cheat sheet behind `?`. */
export function Keys({ shown, close }: KeysProps) {
  const { desk, app } = useWords();
  const { keys } = desk;
  const rows: readonly (readonly [string, string])[] = [
    ['J', keys.next],
    ['K', keys.previous],
    ['1', keys.site],
    ['2', keys.conversations],
    ['N', keys.fresh],
    ['O', keys.order],
    ['F', keys.foreseen],
    ['R', keys.reply],
    ['T', keys.join],
    ['H', keys.handBack],
    ['E', keys.resolve],
    ['W', keys.why],
    ['C', keys.correct],
    ['U', keys.undo],
    ['Esc', keys.leave],
    ['?', keys.help],
  ];
  return (
    <Modal
      opened={shown}
      onClose={close}
      title={desk.keysTitle}
      size="sm"
      closeButtonProps={{ 'aria-label': app.close }}
    >
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          {rows.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Td w={64}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
