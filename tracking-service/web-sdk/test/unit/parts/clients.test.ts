import { type Context, GrowthBook } from '@growthbook/growthbook';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature, type Provider } from '@openfeature/web-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assignments } from '../../../src/experiments/assignments.js';
import type { Exposure, Exposures } from '../../../src/experiments/exposures.js';
import { growthBookSticky, growthBookTracking } from '../../../src/experiments/growthbook.js';
import { OpenFeatureExposureHook } from '../../../src/experiments/openfeature.js';
import { fakeTracking } from './fake-tracking.js';

let reported: Exposure[];
let reports: Exposures;

beforeEach(() => {
  // The provider remembers its last answers there.
  localStorage.clear();
  reported = [];
  reports = { report: (exposure) => void reported.push(exposure), flush: async () => {}, stop: () => {} };
});
afterEach(() => vi.unstubAllGlobals());

/** As the service writes it. */
const rule = {
  key: 'checkout-cta',
  seed: 'checkout-cta',
  hashAttribute: 'anonymous_id',
  hashVersion: 2,
  phase: '3',
  coverage: 1,
  variations: [{ label: 'Buy' }, { label: 'Buy for 25' }],
  weights: [0.5, 0.5],
  meta: [
    { key: 'control', name: 'control' },
    { key: 'treatment', name: 'treatment' },
  ],
};

async function growthBook(changes: object, context: Context = {}): Promise<GrowthBook> {
  const book = new GrowthBook({
    attributes: { anonymous_id: 'v-81', user_id: 'u-1' },
    trackingCallback: growthBookTracking(reports),
    ...context,
  });
  const features = { 'checkout-cta': { defaultValue: null, rules: [{ ...rule, ...changes }] } };
  await book.init({ payload: { features: features as never } });
  return book;
}

describe('GrowthBook', () => {
  it('reports what it shows, with the visitor that it was divided by', async () => {
    const book = await growthBook({});
    const shown = book.evalFeature('checkout-cta');
    const variant = shown.experimentResult?.key;
    expect(['control', 'treatment']).toContain(variant);
    expect(reported).toEqual([{ experiment: 'checkout-cta', variant, phase: '3', anonymousId: 'v-81' }]);
  });

  it('reports of users nothing but that, for their token says who they are', async () => {
    (await growthBook({ hashAttribute: 'user_id' })).evalFeature('checkout-cta');
    expect(reported).toMatchObject([{ experiment: 'checkout-cta', anonymousId: undefined }]);
  });

  it('reports nobody who is not in the experiment', async () => {
    (await growthBook({ coverage: 0 })).evalFeature('checkout-cta');
    expect(reported).toEqual([]);
    growthBookTracking(reports)({ key: 'x' }, { key: 'control', inExperiment: false });
    expect(reported).toEqual([]);
  });

  it('lets those keep their variant who the server says do', async () => {
    const free = (await growthBook({})).evalFeature('checkout-cta').experimentResult?.key;
    const variant = free === 'control' ? 'treatment' : 'control';
    reported.length = 0;
    const answer = { assignments: [{ experiment: 'checkout-cta', variant, in_experiment: true, reason: 'KEPT' }] };
    const fetched = vi.fn(async () => new Response(JSON.stringify(answer)));
    vi.stubGlobal('fetch', fetched);
    const sticky = growthBookSticky(assignments(fakeTracking(), { clientKey: 'sdk-1' }), ['checkout-cta']);
    const book = await growthBook({ coverage: 0 }, { stickyBucketService: sticky as never });
    await book.refreshStickyBuckets();
    expect(book.evalFeature('checkout-cta').experimentResult?.key).toBe(variant);
    expect(reported).toMatchObject([{ variant }]);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

describe('OpenFeature', () => {
  const metadata = { experiment_id: '0f0b7a52', in_experiment: true, bucket: 6711, phase: 2, why: 'SPLIT' };

  async function evaluate(flag: object, context: Record<string, string> = { targetingKey: 'v-81' }): Promise<string> {
    // The provider asks as a browser does, and is answered as the service does.
    const fetchImplementation = async (): Promise<Response> =>
      new Response(JSON.stringify({ flags: [{ key: 'checkout-cta', value: 'Buy for 25', ...flag }] }), {
        headers: { 'Content-Type': 'application/json' },
      });
    await OpenFeature.clearProviders();
    OpenFeature.clearHooks();
    OpenFeature.addHooks(new OpenFeatureExposureHook(reports));
    await OpenFeature.setContext(context);
    const options = { baseUrl: 'https://api.example', pollInterval: -1, fetchImplementation };
    // Its types are not those of exactOptionalPropertyTypes.
    await OpenFeature.setProviderAndWait(new OFREPWebProvider(options) as Provider);
    return OpenFeature.getClient().getStringValue('checkout-cta', 'Buy');
  }

  it('reports what it shows to those who are in the experiment', async () => {
    expect(await evaluate({ reason: 'SPLIT', variant: 'treatment', metadata })).toBe('Buy for 25');
    expect(reported).toEqual([{ experiment: 'checkout-cta', variant: 'treatment', phase: 2, anonymousId: 'v-81' }]);
  });

  it.each([
    [{ targetingKey: 'u-1', anonymous_id: 'v-2' }, 'v-2'],
    [{ targetingKey: 'u-1', user_id: 'u-1' }, undefined],
  ])('takes of %o the visitor %s', async (context, anonymousId) => {
    await evaluate({ reason: 'SPLIT', variant: 'treatment', metadata }, context as Record<string, string>);
    expect(reported[0]?.anonymousId).toBe(anonymousId);
  });

  it.each([
    ['nobody who is not in it', { reason: 'UNKNOWN', metadata: { ...metadata, in_experiment: false } }],
    [
      'nobody who is not in it, whatever the variant',
      { variant: 'x', metadata: { ...metadata, in_experiment: false } },
    ],
    ['no flag that is no experiment', { reason: 'STATIC', variant: 'on', metadata: { in_experiment: true } }],
  ])('reports %s', async (_, flag) => {
    expect(await evaluate(flag)).toBe('Buy for 25');
    expect(reported).toEqual([]);
  });
});
