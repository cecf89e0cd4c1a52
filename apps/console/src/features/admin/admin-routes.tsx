import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Waiting } from '../../shared/ui/waiting.js';
import { LiveEvents } from './live-events.js';
import { Nowhere } from './nowhere.js';
import { OverviewScreen } from './overview-screen.js';
import { ProjectionsScreen } from './projections-screen.js';
import { RejectedScreen } from './rejected-screen.js';
import { StreamsScreen } from './streams-screen.js';

/** Screens that are opened now and then come when they are opened. */
const later = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

const ProjectionScreen = later(async () => (await import('./replays/projection-screen.js')).ProjectionScreen);
const TravelScreen = later(async () => (await import('./travel/travel-screen.js')).TravelScreen);
const QuarantineScreen = later(
  async () => (await import('./quarantine/quarantine-screen.js')).QuarantineScreen,
);
const SearchScreen = later(async () => (await import('./search/search-screen.js')).SearchScreen);
const CorrelationScreen = later(
  async () => (await import('./search/correlation-screen.js')).CorrelationScreen,
);
const UnderstandingScreen = later(
  async () => (await import('./understanding/understanding-screen.js')).UnderstandingScreen,
);
const ForesightScreen = later(async () => (await import('./foresight/foresight-screen.js')).ForesightScreen);
const PoliciesScreen = later(async () => (await import('./policies/policies-screen.js')).PoliciesScreen);
const PolicyScreen = later(async () => (await import('./policies/policy-screen.js')).PolicyScreen);
const OutcomesScreen = later(async () => (await import('./outcomes/outcomes-screen.js')).OutcomesScreen);
const OutboundScreen = later(async () => (await import('./outbound/outbound-screen.js')).OutboundScreen);
const SendingScreen = later(async () => (await import('./outbound/sending-screen.js')).SendingScreen);
const ContentScreen = later(async () => (await import('./content/content-screen.js')).ContentScreen);
const ForgettingScreen = later(
  async () => (await import('./forgetting/forgetting-screen.js')).ForgettingScreen,
);
const ProofScreen = later(async () => (await import('./forgetting/proof-screen.js')).ProofScreen);
const BackupsScreen = later(async () => (await import('./backups/backups-screen.js')).BackupsScreen);

export function AdminRoutes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route index element={<OverviewScreen />} />
        <Route path="live" element={<LiveEvents />} />
        <Route path="streams" element={<StreamsScreen />} />
        <Route path="search" element={<SearchScreen />} />
        <Route path="follow/:id" element={<CorrelationScreen />} />
        <Route path="rejected" element={<RejectedScreen />} />
        <Route path="outbound" element={<OutboundScreen />} />
        <Route path="outbound/:id" element={<SendingScreen />} />
        <Route path="projections" element={<ProjectionsScreen />} />
        <Route path="projections/:name" element={<ProjectionScreen />} />
        <Route path="travel" element={<TravelScreen />} />
        <Route path="quarantine" element={<QuarantineScreen />} />
        <Route path="understanding/*" element={<UnderstandingScreen />} />
        <Route path="foresight/*" element={<ForesightScreen />} />
        <Route path="policies" element={<PoliciesScreen />} />
        <Route path="policies/new" element={<PolicyScreen />} />
        <Route path="policies/:id" element={<PolicyScreen />} />
        <Route path="outcomes" element={<OutcomesScreen />} />
        <Route path="content/*" element={<ContentScreen />} />
        <Route path="privacy" element={<ForgettingScreen />} />
        <Route path="privacy/:id" element={<ProofScreen />} />
        <Route path="backups" element={<BackupsScreen />} />
        <Route path="*" element={<Nowhere />} />
      </Routes>
    </Suspense>
  );
}
