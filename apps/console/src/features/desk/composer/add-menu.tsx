import type { Language, ShownProduct } from '#protocol';
import { ActionIcon, FileButton, Menu } from '@mantine/core';
import { IconArticle, IconFile, IconPackage, IconPlus, IconSlash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { ArticlePicker } from './article-picker.js';
import { ProductPicker } from './product-picker.js';
import { SENDABLE } from './uploads.js';

interface AddMenuProps {
  readonly conversationId: string;
  readonly language: Language;
  readonly products: readonly ShownProduct[];
  readonly disabled: boolean;
  readonly addFiles: (files: readonly File[]) => void;
  readonly startCanned: () => void;
}

/** What can go with a reply. */
export function AddMenu({
  conversationId,
  language,
  products,
  disabled,
  addFiles,
  startCanned,
}: AddMenuProps) {
  const { composer } = useWords();
  const [picking, setPicking] = useState<'product' | 'article'>();
  const openFiles = useRef<() => void>(undefined);
  const forgetFiles = useRef<() => void>(null);
  const close = () => setPicking(undefined);
  return (
    <>
      <FileButton
        multiple
        accept={SENDABLE.join(',')}
        resetRef={forgetFiles}
        onChange={(files) => {
          addFiles(files);
          // The same file may be chosen again after it was taken out.
          forgetFiles.current?.();
        }}
        inputProps={{ 'aria-label': composer.addFile }}
      >
        {({ onClick }) => {
          openFiles.current = onClick;
          return null;
        }}
      </FileButton>
      <Menu position="top-start" width={220}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={30}
            disabled={disabled}
            aria-label={composer.add}
            title={composer.add}
          >
            <IconPlus size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPackage size={16} />} onClick={() => setPicking('product')}>
            {composer.addProduct}
          </Menu.Item>
          <Menu.Item leftSection={<IconArticle size={16} />} onClick={() => setPicking('article')}>
            {composer.addArticle}
          </Menu.Item>
          <Menu.Item leftSection={<IconFile size={16} />} onClick={() => openFiles.current?.()}>
            {composer.addFile}
          </Menu.Item>
          <Menu.Item leftSection={<IconSlash size={16} />} rightSection="/" onClick={startCanned}>
            {composer.addCanned}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ProductPicker
        opened={picking === 'product'}
        close={close}
        conversationId={conversationId}
        language={language}
        known={products}
      />
      <ArticlePicker
        opened={picking === 'article'}
        close={close}
        conversationId={conversationId}
        language={language}
      />
    </>
  );
}
