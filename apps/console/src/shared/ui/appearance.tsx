import { ActionIcon, Button, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useLocale } from '../i18n/locale.js';

/** Language and light or dark. Both follow the system until somebody chooses. */
export function Appearance() {
  const { language, words, speak } = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const other = language === 'en' ? 'zh' : 'en';
  const label = dark ? words.app.light : words.app.dark;
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => speak(other)}
      >
        {words.app.otherLanguage}
      </Button>
      <Tooltip label={label}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}
