import type { Language } from '#protocol';
import { SegmentedControl, type SegmentedControlProps } from '@mantine/core';

interface LanguagePickerProps extends Pick<SegmentedControlProps, 'ml' | 'w'> {
  readonly label: string;
  readonly language: Language;
  readonly pick: (language: Language) => void;
}
const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'zh', label: '中文' },
];

/** Which of the two languages of a text is shown; the one that the screen speaks is chosen elsewhere. */
export function LanguagePicker({ label, language, pick, ...place }: LanguagePickerProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={language}
      onChange={pick}
      data={LANGUAGES}
      {...place}
    />
  );
}
