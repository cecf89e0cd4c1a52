import type { StaffMember, Transcript } from '#protocol';
import { type DragEvent, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import type { Drafts } from '../use-drafts.js';
import { AddMenu } from './add-menu.js';
import { ComposerBox } from './composer-box.js';
import { ComposerFoot } from './composer-foot.js';
import classes from './composer.module.css';
import { useCompositions } from './compositions.js';
import { GoesAlong } from './goes-along.js';
import { asTyped } from './as-typed.js';
import { SuggestedReply } from './suggested-reply.js';
import type { ComposerMode } from './trigger.js';
import { useMessage } from './use-message.js';
import { useSuggestions } from './use-suggestions.js';
import { useUploads } from './use-uploads.js';

/** What keys can do with the composer. */
export interface ComposerHandle {
  readonly focus: (mode: ComposerMode) => void;
  readonly startCanned: () => void;
  readonly insertSuggestion: () => void;
}

interface ComposerProps {
  readonly ref: Ref<ComposerHandle>;
  readonly me: StaffMember;
  readonly transcript: Transcript;
  /** Products that are known of this shopper, for the picker. */
  readonly products: React.ComponentProps<typeof AddMenu>['products'];
  /** Sending also joins the conversation. */
  readonly joins: boolean;
  readonly send: Drafts['send'];
}

/** A reply to the shopper, or a note among colleagues; what is written waits here until it is sent. */
export function Composer({ ref, me, transcript, products, joins, send }: ComposerProps) {
  const { conversationId, entries, status } = transcript;
  const store = useCompositions().of(conversationId);
  const box = useRef<HTMLTextAreaElement>(null);
  const uploads = useUploads(conversationId, store);
  const { composition, change, text, state, ready, submit } = useMessage(transcript, store, uploads, send);
  const { mode, parts, attachments } = composition;
  const { open, over } = state;
  const isEmpty = composition.reply.trim() === '' && mode === 'reply';
  const suggestions = useSuggestions(conversationId, entries, open && isEmpty && status !== 'assistant');
  const insertSuggestion = useCallback((): void => {
    const { suggestion } = suggestions;
    if (suggestion === undefined) return;
    const together = (suggestion.parts ?? []).filter(
      ({ kind }) => kind === 'products' || kind === 'articles',
    );
    change({ mode: 'reply', reply: asTyped(suggestion.text), parts: together });
    box.current?.focus();
  }, [suggestions, change]);
  const focus = useCallback(
    (next: ComposerMode) => {
      change({ mode: next });
      box.current?.focus();
    },
    [change],
  );
  const startCanned = useCallback(() => {
    change({ mode: 'reply', reply: store.get().reply === '' ? '/' : `${store.get().reply}\n/` });
    box.current?.focus();
  }, [change, store]);
  useImperativeHandle(ref, () => ({ focus, startCanned, insertSuggestion }), [
    focus,
    startCanned,
    insertSuggestion,
  ]);
  const drop = useDrop(uploads.add);
  return (
    <div className={classes.composer} data-mode={mode} {...drop.handlers}>
      <SuggestedReply suggestions={suggestions} insert={insertSuggestion} />
      <ComposerBox
        boxRef={box}
        conversationId={conversationId}
        me={me}
        mode={mode}
        text={text}
        write={(next) => change({ [mode]: next })}
        disabled={mode === 'reply' && !open}
        isTooLong={over > 0}
        joins={joins}
        submit={submit}
        insertSuggestion={insertSuggestion}
        addFiles={uploads.add}
      />
      {mode === 'reply' && (
        <GoesAlong composition={store} parts={parts} attachments={attachments} uploads={uploads} />
      )}
      <ComposerFoot
        mode={mode}
        setMode={focus}
        state={state}
        ready={ready}
        submit={submit}
        add={
          <AddMenu
            conversationId={conversationId}
            language={transcript.language}
            products={products}
            disabled={!open}
            addFiles={uploads.add}
            startCanned={startCanned}
          />
        }
      />
      {drop.over && <DropHint mode={mode} />}
    </div>
  );
}

function DropHint({ mode }: { readonly mode: ComposerMode }) {
  const { composer } = useWords();
  return <div className={classes.drop}>{mode === 'reply' ? composer.drop : composer.dropNote}</div>;
}

/** Files dropped anywhere on the composer. */
function useDrop(addFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const handlers = useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        setOver(false);
        addFiles([...event.dataTransfer.files]);
      },
    }),
    [addFiles],
  );
  return { over, handlers };
}
