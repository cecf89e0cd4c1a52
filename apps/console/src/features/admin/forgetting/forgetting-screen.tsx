import { Text, Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from '../admin.module.css';
import { useOpened } from '../use-opened.js';
import { ForgettingReach } from './forgetting-reach.js';
import { ForgottenList } from './forgotten-list.js';
import { ShopperForm } from './shopper-form.js';

/** Forget a shopper, and read whom one has forgotten. */
export function ForgettingScreen() {
  const { forgetting: words, adminPage } = useWords();
  const [shopper, choose] = useOpened('shopper');
  return (
    <div className={classes.page}>
      <div>
        <Title order={1}>{adminPage.privacy}</Title>
        <Text size="sm" c="dimmed" maw={640}>
          {words.lead}
        </Text>
      </div>
      <ShopperForm key={shopper} shopper={shopper} choose={choose} />
      {shopper !== undefined && <ForgettingReach key={`reach ${shopper}`} shopper={shopper} />}
      <ForgottenList />
    </div>
  );
}
