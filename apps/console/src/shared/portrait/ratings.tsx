import type { Portrait } from '#protocol';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useWords } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import { Block } from './block.js';
import classes from './portrait.module.css';

export function Ratings({ ratings }: { readonly ratings: Portrait['ratings'] }) {
  const { shopper } = useWords();
  const { day } = useFormat();
  return (
    <Block title={shopper.ratings}>
      {ratings
        .slice(-5)
        .toReversed()
        .map(({ rating, at }) => (
          <div key={at} className={classes.between}>
            <span role="img" aria-label={shopper.stars(String(rating))}>
              {[1, 2, 3, 4, 5].map((star) =>
                star <= rating ? <IconStarFilled key={star} size={14} /> : <IconStar key={star} size={14} />,
              )}
            </span>
            <span className={classes.label}>{day(at)}</span>
          </div>
        ))}
    </Block>
  );
}
