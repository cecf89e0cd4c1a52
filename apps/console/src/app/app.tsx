import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { LocaleProvider } from '../shared/i18n/locale.js';
import { ErrorBoundary } from '../shared/ui/error-boundary.js';
import { newQueryClient } from './query-client.js';
import { Screens } from './screens.js';
import { theme, variables } from './theme.js';

const queries = newQueryClient();

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <LocaleProvider>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <BrowserRouter>
              <Screens />
            </BrowserRouter>
          </QueryClientProvider>
        </ErrorBoundary>
      </LocaleProvider>
    </MantineProvider>
  );
}
