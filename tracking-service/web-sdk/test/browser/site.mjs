// A page and a small ingest server of its own, on loopback: another origin than the page's, as in production.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const script = readFileSync(new URL('../../dist/synth-tracking.js', import.meta.url));

const html = `<!doctype html><meta charset="utf-8"><title>page</title><script src="/synth-tracking.js"></script><script>
const q = new URLSearchParams(location.search);
window.errors = [];
window.persisted = 0;
addEventListener('pageshow', (e) => { if (e.persisted) window.persisted++; });
window.begin = (more) => synth.init({ endpoint: q.get('api'), writeKey: 'wk', batchDelay: 60, debug: false,
  onError: (e) => errors.push(e.code + ' ' + e.message), ...more });
window.make = (n) => Array.from({ length: n }, (_, i) => i % 4 === 3
  ? synth.trackInteraction.click('ticket_link', 'e' + i, { ticket_url: 'https://tickets.example/' + i })
  : synth.trackInteraction.view('event', 'e' + i, undefined, { source: 'event_modal', artist_name: 'Somebody' }));
if (!q.has('wait')) begin();
</script><p>here</p>`;

const listen = (server) =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)),
  );

/** What one sequence's server does, and what it has. */
const fresh = () => ({ mode: 'ok', latency: 0, retryAfter: undefined, stored: new Map(), requests: 0, duplicates: 0 });

export async function openSite() {
  const servers = new Map();
  const of = (name) => {
    if (!servers.has(name)) {
      servers.set(name, fresh());
    }
    return servers.get(name);
  };

  const pages = createServer((request, response) => {
    const isScript = request.url.startsWith('/synth-tracking.js');
    response.writeHead(200, {
      'Content-Type': isScript ? 'text/javascript' : 'text/html',
      ...(isScript && { 'Cache-Control': 'max-age=600' }),
    });
    response.end(isScript ? script : request.url.startsWith('/other') ? '<!doctype html><p>elsewhere' : html);
  });

  const ingest = createServer((request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': request.headers.origin ?? '*',
      'Access-Control-Allow-Methods': 'GET, POST, PUT',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Write-Key',
      'Access-Control-Expose-Headers': 'Retry-After',
      'Access-Control-Max-Age': '86400',
    };
    const state = of(request.url.split('/')[1]);
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      setTimeout(() => {
        if (state.mode === 'down') {
          request.socket.destroy();
          return;
        }
        if (request.method === 'OPTIONS') {
          response.writeHead(204, cors).end();
          return;
        }
        state.requests++;
        if (typeof state.mode === 'number') {
          response.writeHead(state.mode, { ...cors, ...(state.retryAfter && { 'Retry-After': state.retryAfter }) }).end('{}');
          return;
        }
        const results = JSON.parse(Buffer.concat(chunks)).interactions.map((one) => {
          const known = state.stored.has(one.message_id);
          state.duplicates += known ? 1 : 0;
          state.stored.set(one.message_id, one);
          return { message_id: one.message_id, fate: known ? 'duplicate' : 'stored' };
        });
        if (state.mode === 'unanswered') {
          request.socket.destroy();
          return;
        }
        response.writeHead(200, { ...cors, 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ received: results.length, results }));
      }, state.latency);
    });
  });

  const [page, api] = await Promise.all([listen(pages), listen(ingest)]);
  return {
    of,
    url: (name, query = '') => `${page}/?api=${encodeURIComponent(`${api}/${name}`)}${query}`,
    elsewhere: `${page}/other`,
    close: () => [pages, ingest].forEach((server) => (server.closeAllConnections(), server.close())),
  };
}
