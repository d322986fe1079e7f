import type { Stats } from '@synth/tracking';
import { useEffect, useState } from 'react';
import { useApp } from '../app';
import { Icon } from '../parts/Icon';
import { type Recorded, capturedCount, useRecords } from '../tracking/record';

const COUNTERS = ['made', 'queued', 'sent', 'stored', 'duplicate', 'quarantined', 'filtered'] as const;

export function DeveloperPanel({ onClose }: { onClose: () => void }) {
  const { tracking } = useApp();
  const records = useRecords();
  const [stats, setStats] = useState<Stats | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = (): void => {
      void tracking.stats().then((now) => isCurrent && setStats(now));
    };
    look();
    const again = setInterval(look, 1_000);
    return () => {
      isCurrent = false;
      clearInterval(again);
    };
  }, [tracking, records]);
  const lost = Object.entries(stats?.lost ?? {});
  const { userId, anonymousId, sessionId } = tracking.subject();

  return (
    <aside className="panel" aria-label="What was tracked" data-testid="panel">
      <header>
        <h2>
          <Icon name="code" />
          What was tracked
        </h2>
        <button type="button" className="chip" data-testid="panel-flush" onClick={() => void tracking.flush()}>
          Send now
        </button>
        <button type="button" className="round" aria-label="Hide" data-testid="panel-close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <dl className="counters" data-testid="panel-stats">
        {COUNTERS.map((name) => (
          <div key={name} className={name}>
            <dt>{name}</dt>
            <dd data-testid={`stat-${name}`}>{stats?.[name] ?? '–'}</dd>
          </div>
        ))}
        <div className={lost.length > 0 ? 'lost' : ''}>
          <dt>lost</dt>
          <dd data-testid="stat-lost" title={lost.map(([reason, count]) => `${reason} ${count}`).join(', ')}>
            {lost.reduce((sum, [, count]) => sum + (count ?? 0), 0)}
          </dd>
        </div>
      </dl>
      <p className="panel-subject" data-testid="panel-subject">
        {userId ? `user ${short(userId)}` : `visitor ${short(anonymousId)}`} · session {short(sessionId)} ·{' '}
        {capturedCount()} on this page
      </p>
      <ol className="records" data-testid="panel-records">
        {records.map((record) => (
          <Row key={record.interaction.message_id} record={record} />
        ))}
        {records.length === 0 && <li className="records-none faint">Nothing yet. Agree, and look around.</li>}
      </ol>
    </aside>
  );
}

function Row({ record: { interaction, by, fate, warning } }: { record: Recorded }) {
  const { event_type, entity_type, entity_id, metadata, occurred_at, message_id } = interaction;
  const said = fate?.fate ?? 'waiting';
  return (
    <li data-testid="panel-record" data-event-type={event_type} data-fate={said}>
      <details>
        <summary>
          <span className="record-what">
            <b>{event_type}</b> {entity_type}
            <span className="faint"> {entity_id}</span>
          </span>
          {warning && (
            <span className="fate lost" title={warning}>
              !
            </span>
          )}
          <span className={`fate ${said}`}>{said}</span>
        </summary>
        {warning && (
          <p className="error" data-testid="panel-warning">
            {warning}
          </p>
        )}
        <pre>
          {JSON.stringify({ by, occurred_at, message_id, metadata, ...(fate?.reason ? { reason: fate.reason } : {}) }, null, 2)}
        </pre>
      </details>
    </li>
  );
}

const short = (id: string): string => id.slice(-8);
