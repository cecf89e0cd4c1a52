import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { Appearance } from '../../shared/ui/appearance.js';
import { Mark } from '../../shared/ui/mark.js';
import { useLogin, useSessionEnded } from '../../shared/api/session.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useTitle } from '../../shared/ui/use-title.js';
import classes from './login.module.css';
import { LoginProblem } from './login-problem.js';

export function Login() {
  const { login: words, app } = useWords();
  const ended = useSessionEnded();
  useTitle(words.title);
  return (
    <main className={classes.page}>
      <div className={classes.tools}>
        <Appearance />
      </div>
      <Paper withBorder p="lg" w="100%" maw={380} radius="lg">
        <Stack gap="md">
          <div className={classes.brand}>
            <Mark size={28} />
            <Text fw={650} size="lg">
              {app.name}
            </Text>
          </div>
          <div>
            <Title order={1}>{words.title}</Title>
            <Text size="sm" c="dimmed">
              {words.lead}
            </Text>
          </div>
          {ended && (
            <Alert variant="light" icon={<IconInfoCircle size={18} />} role="status">
              {words.expired}
            </Alert>
          )}
          <LoginForm />
        </Stack>
      </Paper>
    </main>
  );
}

function LoginForm() {
  const { login: words } = useWords();
  const login = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (email.trim() !== '' && password !== '') login.mutate({ email: email.trim(), password });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={words.email}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={tried && email.trim() === '' && words.needEmail}
        />
        <PasswordInput
          label={words.password}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          error={tried && password === '' && words.needPassword}
        />
        {login.error !== null && <LoginProblem error={login.error} />}
        <Button type="submit" loading={login.isPending} fullWidth mt="xs">
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
