import type { ForgettingPreview } from '#protocol';
import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Facts } from '../../../shared/ui/facts.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { ForgetForm } from './forget-form.js';
import { useForgettingPreview } from './forgetting-queries.js';
import classes from './forgetting.module.css';

/** What forgetting this shopper would reach, then the form that does it. */
export function ForgettingReach({ shopper }: { readonly shopper: string }) {
  const { forgetting: words, app } = useWords();
  const preview = useForgettingPreview(shopper);
  const { data } = preview;
  if (preview.isPending) return <Skeleton h={160} role="status" aria-label={app.loading} />;
  if (preview.isError)
    return <ProblemNote problem={problemOf(preview.error)} again={() => void preview.refetch()} />;
  return (
    <section className={classes.reach} aria-label={words.reach}>
      <Title order={2}>{words.reach}</Title>
      <Reach preview={preview.data} />
      {data?.alreadyForgotten === true ? (
        <Text size="sm">
          {words.already}{' '}
          <Anchor component={Link} size="sm" to={`/admin/privacy/${encodeURIComponent(data.shopperId)}`}>
            {words.toProof}
          </Anchor>
        </Text>
      ) : (
        <ForgetForm shopper={preview.data.shopperId} />
      )}
    </section>
  );
}

function Reach({ preview }: { readonly preview: ForgettingPreview }) {
  const { forgetting: words } = useWords();
  const { number } = useFormat();
  return (
    <Facts
      wide
      rows={[
        [words.identities, preview.shopperIds.map((id) => <div key={id}>{id}</div>)],
        [words.events, number(preview.events)],
        [words.fields, number(preview.personalFields)],
        [words.conversations, number(preview.conversations)],
      ]}
    />
  );
}
