import type { ConversationFigures, DurationsView, ShareView } from '#protocol';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Figures } from '../model-parts/figures.js';
import classes from './outcomes.module.css';

/** The few figures that say how conversations went, each with how sure or how spread it is. */
export function ConversationTiles({ all }: { readonly all: ConversationFigures }) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const { figures: names } = words;
  return (
    <Figures
      large
      rows={[
        { name: names.conversations, value: <Tile value={format.number(all.conversations)} /> },
        { name: names.withoutHuman, value: ofShare(all.withoutHuman, words.ofResolved) },
        { name: names.handedOff, value: ofShare(all.handedOff, words.ofAll) },
        { name: names.firstResponse, value: ofDurations(all.firstResponse) },
        { name: names.firstHumanResponse, value: ofDurations(all.firstHumanResponse) },
        { name: names.resolution, value: ofDurations(all.resolution) },
        {
          name: names.rating,
          value: (
            <Tile
              value={all.rating.mean === null ? '–' : `${format.number(all.rating.mean)} ★`}
              below={[words.ratings(all.rating.count, format.number(all.rating.count))]}
            />
          ),
        },
      ]}
    />
  );

  function ofShare(share: ShareView, say: (count: string, of: string) => string): ReactNode {
    const { low, high } = share;
    const between =
      low === null || high === null ? [] : [words.range95(format.percent(low), format.percent(high))];
    return (
      <Tile
        value={share.share === null ? '–' : format.percent(share.share)}
        below={[...between, say(format.number(share.count), format.number(share.of))]}
      />
    );
  }

  function ofDurations({ median, p90 }: DurationsView): ReactNode {
    return (
      <Tile
        value={median === null ? '–' : format.span(median * 1000)}
        below={p90 === null ? [] : [words.nine(format.span(p90 * 1000))]}
      />
    );
  }
}

function Tile({ value, below = [] }: { readonly value: string; readonly below?: readonly string[] }) {
  return (
    <>
      {value}
      {below.map((line) => (
        <span key={line} className={classes.below}>
          {line}
        </span>
      ))}
    </>
  );
}
