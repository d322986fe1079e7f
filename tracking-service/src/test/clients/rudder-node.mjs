// node rudder-node.mjs HOST WRITE_KEY SCENARIO VISITOR MESSAGES_A_BATCH
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import * as scenarios from './scenarios.mjs';

const [host, writeKey, scenario, visitor, flushAt] = process.argv.slice(2);
const analytics = new RudderAnalytics(writeKey, {
  dataPlaneUrl: host,
  flushAt: Number(flushAt),
  flushInterval: 200,
  retryCount: 20,
  axiosRetryConfig: { retryDelay: () => 150 },
  logLevel: 'error',
  errorHandler: () => {},
});
scenarios[scenario](analytics, visitor);
scenarios.untilToldToStop();
