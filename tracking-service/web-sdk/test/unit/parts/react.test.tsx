import { act, cleanup, render, screen } from '@testing-library/react';
import { type ReactNode, StrictMode, useRef, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impressions } from '../../../src/capture/impression-list.js';
import {
  TrackingProvider,
  useExperiment,
  useImpression,
  useScrollDepth,
  useTrackClick,
  useTracking,
  useViewDuration,
} from '../../../src/react/index.js';
import { FakeIntersectionObserver } from './fake-intersection.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, leavePage, page, pass as passTime } from './page.js';
import { type FakeServer, server } from './server.js';

let tracking: FakeTracking;
const pass = (ms: number): Promise<unknown> => act(() => passTime(ms));
const made = (): unknown[] => tracking.made.map(({ by, interaction }) => [by, interaction.entity_id]);

function show(children: ReactNode) {
  const tree = (inner: ReactNode): ReactNode => (
    <StrictMode>
      <TrackingProvider tracking={tracking} experiments={{ clientKey: 'sdk-1' }} impressions={{ source: 'search' }}>
        {inner}
      </TrackingProvider>
    </StrictMode>
  );
  const { rerender, unmount } = render(tree(children));
  return { rerender: (inner: ReactNode) => rerender(tree(inner)), unmount };
}

beforeEach(() => {
  page();
  tracking = fakeTracking();
});
afterEach(() => {
  cleanup();
  leavePage();
});

describe('useImpression', () => {
  function Card({ id, position }: { id: string; position: number }) {
    return <article id={`card-${id}`} ref={useImpression('event', id, { position, feed_type: 'following' })} />;
  }

  it('counts once in strict mode, with what it knows then', async () => {
    const { rerender } = show(<Card id="1" position={0} />);
    FakeIntersectionObserver.shows(element('#card-1'), 1);
    await pass(500);
    rerender(<Card id="1" position={3} />);
    await pass(5_000);
    expect(tracking.made.map(({ by, interaction }) => [by, interaction.metadata])).toEqual([
      ['impressions', { source: 'search', position: 3, feed_type: 'following', viewport_time: expect.any(Number) }],
    ]);
  });

  it('counts nothing that goes within the second, and the next item by itself', async () => {
    const { rerender } = show(<Card id="1" position={0} />);
    FakeIntersectionObserver.shows(element('#card-1'), 1);
    await pass(800);
    rerender(<Card id="2" position={0} />);
    await pass(800);
    expect(made()).toEqual([]);
    await pass(300);
    expect(made()).toEqual([['impressions', '2']]);
    rerender(null);
    await pass(5_000);
    expect(made()).toHaveLength(1);
  });

  it('counts nothing of a component that went', async () => {
    const { rerender } = show(<Card id="1" position={0} />);
    FakeIntersectionObserver.shows(element('#card-1'), 1);
    await pass(800);
    rerender(null);
    await pass(1_000);
    expect(made()).toEqual([]);
  });

  it('counts once beside a capture of the whole page, whichever item the element shows', async () => {
    function Item({ id }: { id: string }) {
      return <i id="item" data-event-id={id} data-position={0} ref={useImpression('event', id, { position: 0 })} />;
    }
    const { rerender } = show(<Item id="1" />);
    const stop = impressions(tracking);
    FakeIntersectionObserver.shows(element('#item'), 1);
    await pass(1_500);
    rerender(<Item id="2" />);
    await pass(1_500);
    stop();
    await pass(1_500);
    expect(made()).toEqual([
      ['impressions', '1'],
      ['impressions', '2'],
    ]);
  });

  it('counts anew when somebody comes back to the list, and at consent', async () => {
    tracking.refuses = true;
    const { rerender } = show(<Card id="1" position={0} />);
    FakeIntersectionObserver.shows(element('#card-1'), 1);
    await pass(1_500);
    tracking.refuses = false;
    void tracking.optIn();
    await pass(1_500);
    expect(made()).toHaveLength(1);
    history.pushState(null, '', '/chat');
    rerender(null);
    await pass(100);
    history.pushState(null, '', '/');
    rerender(<Card id="1" position={0} />);
    FakeIntersectionObserver.shows(element('#card-1'), 1);
    await pass(1_500);
    expect(made()).toHaveLength(2);
  });

  it('watches all elements with one observer', () => {
    show(['1', '2', '3'].map((id) => <Card key={id} id={id} position={0} />));
    expect(FakeIntersectionObserver.all.size).toBe(1);
  });
});

describe('useViewDuration', () => {
  function Modal({ open, like }: { open: boolean; like?: boolean }) {
    useViewDuration('event', '1', { open, metadata: { artist_name: 'A' }, atEnd: () => ({ liked: !!like }) });
    return null;
  }

  it('tells one beginning and one end in strict mode', async () => {
    const { rerender } = show(<Modal open={false} />);
    await pass(1_000);
    expect(made()).toEqual([]);
    rerender(<Modal open />);
    await pass(2_000);
    rerender(<Modal open like />);
    await pass(1_000);
    rerender(<Modal open={false} like />);
    await pass(1_000);
    expect(tracking.made.map(({ interaction }) => interaction.metadata)).toMatchObject([
      { source: 'event_modal', artist_name: 'A' },
      { source: 'event_modal_close', duration_seconds: 3, liked: true },
    ]);
    expect(made()).toHaveLength(2);
  });

  it('ends with the component, and gives way to a hand-made call before the first of all', async () => {
    const { rerender } = show(null);
    tracking.track({ event_type: 'view', entity_type: 'event', entity_id: '1', metadata: { source: 'event_modal' } });
    rerender(<Modal open />);
    await pass(1_000);
    rerender(null);
    await pass(10);
    expect(made()).toEqual([
      ['app', '1'],
      ['view', '1'],
    ]);
  });
});

describe('useScrollDepth', () => {
  function Feed({ tab }: { tab: string }) {
    const section = useRef<HTMLElement>(null);
    const [, setRenders] = useState(0);
    useScrollDepth({ activeTab: tab, scroller: () => section.current });
    return <section ref={section} onClick={() => setRenders((renders) => renders + 1)} />;
  }
  const scrollTo = (percent: number): void => {
    const section = element('section');
    Object.defineProperties(section, {
      scrollHeight: { value: 1_000, configurable: true },
      clientHeight: { value: 0, configurable: true },
    });
    section.scrollTop = percent * 10;
    section.dispatchEvent(new Event('scroll'));
  };

  it('tells of each tab once, in strict mode', async () => {
    const { rerender } = show(<Feed tab="events" />);
    await pass(0);
    scrollTo(40);
    act(() => (element('section') as HTMLElement).click());
    rerender(<Feed tab="reviews" />);
    await pass(10);
    scrollTo(60);
    rerender(null);
    await pass(10);
    expect(tracking.made.map(({ interaction }) => interaction.metadata)).toEqual([
      { max_scroll_percent: 40, active_tab: 'events' },
      { max_scroll_percent: 60, active_tab: 'reviews' },
    ]);
  });
});

describe('useTrackClick', () => {
  it('tells it as the app, with what is known at the click', () => {
    function Card({ position }: { position: number }) {
      return <button onClick={useTrackClick('event', '1', { source: 'feed', position })}>open</button>;
    }
    const { rerender } = show(<Card position={0} />);
    rerender(<Card position={2} />);
    screen.getByText('open').click();
    expect(tracking.made).toMatchObject([
      { by: 'app', interaction: { event_type: 'click', entity_id: '1', metadata: { source: 'feed', position: 2 } } },
    ]);
  });
});

describe('useExperiment', () => {
  let fake: FakeServer;
  let statuses: string[];
  const assigned = (variant: string | null, value?: unknown) => {
    const one = { experiment: 'a', variant, value, in_experiment: variant !== null };
    return { body: { assignments: [one], exposures: [{ outcome: 'kept' }] } };
  };
  const exposed = (): unknown[] => fake.asked.filter(({ path }) => path.endsWith('/exposures')).map(({ body }) => body);

  function Button({ timeout }: { timeout?: number }) {
    const { status, variant, value } = useExperiment('a', 'Buy', timeout === undefined ? {} : { timeout });
    statuses.push(`${status} ${variant} ${value}`);
    return <b>{status === 'loading' ? '' : value}</b>;
  }
  const text = (): string | null => element('b').textContent;

  beforeEach(() => {
    statuses = [];
    fake = server(() => assigned('treatment', 'Buy for 25'));
  });

  it('shows nothing, then what the server says, asks once, and reports once in strict mode', async () => {
    show([<Button key="1" />, <Button key="2" />]);
    expect(text()).toBe('');
    await pass(500);
    expect(text()).toBe('Buy for 25');
    expect(new Set(statuses)).toEqual(new Set(['loading null Buy', 'decided treatment Buy for 25']));
    expect(fake.asked.filter(({ path }) => path.endsWith('/assignments'))).toHaveLength(1);
    expect(exposed()).toMatchObject([{ exposures: [{ experiment: 'a', variant: 'treatment', anonymous_id: 'v-1' }] }]);
  });

  it('reports nothing that nobody sees', async () => {
    fake.answer = () => assigned('treatment', 'Buy for 25');
    show(<i />);
    await pass(1_000);
    expect(fake.asked).toEqual([]);
  });

  it('shows the fallback to those who are not in it, and reports nothing', async () => {
    fake.answer = () => assigned(null);
    show(<Button />);
    await pass(2_000);
    expect(statuses.at(-1)).toBe('decided null Buy');
    expect(exposed()).toEqual([]);
  });

  it('shows the fallback after a while, and an answer that comes later changes nothing', async () => {
    const asked: string[] = [];
    globalThis.fetch = (url) => {
      asked.push(String(url));
      const response = new Response(JSON.stringify(assigned('treatment', 'Buy for 25').body));
      return new Promise((resolve) => setTimeout(() => resolve(response), 1_000));
    };
    show(<Button timeout={300} />);
    await pass(290);
    expect(statuses.at(-1)).toBe('loading null Buy');
    await pass(20);
    expect(statuses.at(-1)).toBe('fallback null Buy');
    await pass(2_000);
    expect(statuses.at(-1)).toBe('fallback null Buy');
    expect(asked).toEqual(['/api/v1/assignments']);
  });

  it.each([
    ['the server is away', () => null],
    ['there is no such experiment', () => ({ body: { assignments: [] } })],
  ])('shows the fallback where %s', async (_, answer) => {
    fake.answer = answer;
    show(<Button />);
    await pass(10);
    expect(statuses.at(-1)).toBe('fallback null Buy');
  });

  it('reports of another person, too, whose variant is the same', async () => {
    show(<Button />);
    await pass(500);
    tracking.person.anonymousId = 'v-2';
    tracking.track({ event_type: 'click', entity_type: 'event' });
    await pass(500);
    expect(exposed()).toMatchObject([
      { exposures: [{ anonymous_id: 'v-1' }] },
      { exposures: [{ anonymous_id: 'v-2' }] },
    ]);
  });

  it('is rendered by a server as loading, with nothing asked', () => {
    const html = renderToString(
      <TrackingProvider tracking={tracking} experiments={{ clientKey: 'sdk-1' }}>
        <Button />
      </TrackingProvider>,
    );
    expect(html).toBe('<b></b>');
    expect(fake.asked).toEqual([]);
  });
});

describe('Without a provider', () => {
  it('the hooks do nothing', async () => {
    function Card() {
      useViewDuration('event', '1');
      useScrollDepth();
      const click = useTrackClick('event', '1');
      const { status } = useExperiment('a', 1);
      return (
        <b ref={useImpression('event', '1')} onClick={click}>
          {status} {String(useTracking())}
        </b>
      );
    }
    render(<Card />);
    element('b').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await pass(2_000);
    expect(element('b').textContent).toBe('fallback null');
  });
});
