import { TrackingProvider } from '@synth/tracking/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadCatalogue, loadConfiguration } from './data/catalogue';
import { Shell } from './screens/Shell';
import { startTracking } from './tracking/start';
import './styles/base.css';
import './styles/feed.css';
import './styles/modal.css';
import './styles/panel.css';

const root = createRoot(document.getElementById('root') as HTMLElement);

async function start(): Promise<void> {
  const [catalogue, configuration] = await Promise.all([loadCatalogue(), loadConfiguration()]);
  const tracking = startTracking(configuration);
  root.render(
    <StrictMode>
      <TrackingProvider tracking={tracking} experiments={{ clientKey: configuration.client_key }}>
        <Shell catalogue={catalogue} tracking={tracking} />
      </TrackingProvider>
    </StrictMode>,
  );
}

start().catch((error: unknown) => {
  root.render(
    <p role="alert" className="empty">
      The demo could not start: {String(error)}
    </p>,
  );
});
