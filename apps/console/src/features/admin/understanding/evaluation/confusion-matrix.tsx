import type { EvaluationView } from '#protocol';
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import parts from '../../model-parts/parts.module.css';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import { matrixOf, type Place } from './confusion.js';
import classes from './evaluation.module.css';
import { HeatMap } from './heat-map.js';
import type { OpenedCell } from './use-cell.js';

interface ConfusionMatrixProps {
  readonly cells: EvaluationView['confusion'];
  readonly open: (cell: OpenedCell) => void;
}

/** Pixels of a cell. */
const SIZES = [6, 7, 8, 10, 12, 14, 18, 24, 32] as const;
/** A column of the page, and what a narrow window leaves beside it. */
const COLUMN = 540;
const MARGIN = 36;

/** The whole square as a heat map; what a cell stands for is said beneath it. */
export function ConfusionMatrix({ cells, open }: ConfusionMatrixProps) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const nameOf = useIntentName();
  const matrix = useMemo(() => matrixOf(cells, nameOf), [cells, nameOf]);
  const [zoom, setZoom] = useState(() => fitting(matrix.intents.length));
  const [at, setAt] = useState<Place>();
  const size = SIZES[zoom] ?? SIZES[0];
  return (
    <section className={parts.section} aria-label={words.matrix}>
      <header>
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2}>{words.matrix}</Title>
          <Group gap={4} role="group" aria-label={words.zoom} wrap="nowrap">
            <ActionIcon
              variant="default"
              aria-label={words.zoomOut}
              disabled={zoom === 0}
              onClick={() => setZoom(zoom - 1)}
            >
              <IconZoomOut size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={words.zoomIn}
              disabled={zoom === SIZES.length - 1}
              onClick={() => setZoom(zoom + 1)}
            >
              <IconZoomIn size={16} />
            </ActionIcon>
          </Group>
        </Group>
        <Text size="sm" c="dimmed">
          {words.matrixLead}
        </Text>
      </header>
      <HeatMap
        label={words.matrixLabel(number(matrix.intents.length))}
        matrix={matrix}
        size={size}
        at={at}
        go={setAt}
        open={open}
      />
      <p className={classes.readout} role="status">
        {at === undefined ? words.cellHint : <Cell matrix={matrix} at={at} />}
      </p>
    </section>
  );
}

/** The largest cells with which the whole square can be seen. */
const fitting = (intents: number): number =>
  Math.max(
    0,
    SIZES.findLastIndex((size) => size * intents <= Math.min(COLUMN, window.innerWidth - MARGIN)),
  );

function Cell({ matrix, at }: { readonly matrix: ReturnType<typeof matrixOf>; readonly at: Place }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  const [actual = '', predicted = ''] = [matrix.intents[at.row], matrix.intents[at.column]];
  const cell = matrix.cells.find(({ row, column }) => row === at.row && column === at.column);
  const texts = cell?.texts ?? 0;
  const share = cell === undefined ? '' : ` (${format.percent(cell.share)})`;
  return `${words.cell(nameOf(actual), nameOf(predicted), words.texts(texts, format.number(texts)))}${share}`;
}
