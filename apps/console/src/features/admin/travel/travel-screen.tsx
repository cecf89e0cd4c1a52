import { Text, Title } from '@mantine/core';
import { IconHistoryToggle } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { Empty } from '../../../shared/ui/empty.js';
import classes from '../admin.module.css';
import { DocumentPicker } from './document-picker.js';
import { Journey } from './journey.js';
import { useTravelAddress } from './use-travel-address.js';

/** Any document as it was at any moment. */
export function TravelScreen() {
  const { travel: words, adminPage } = useWords();
  const address = useTravelAddress();
  const { projection, key } = address.place;
  return (
    <div className={classes.page}>
      <div>
        <Title order={1}>{adminPage.travel}</Title>
        <Text size="sm" c="dimmed">
          {words.lead}
        </Text>
      </div>
      <DocumentPicker
        projection={projection}
        chosen={key}
        choose={(next) => address.go({ at: undefined, with: undefined, ...next })}
      />
      {projection === undefined || key === undefined ? (
        <Empty icon={IconHistoryToggle} title={words.pickTitle} text={words.pick} />
      ) : (
        <Journey key={`${projection} ${key}`} chosen={{ projection, key }} address={address} />
      )}
    </div>
  );
}
