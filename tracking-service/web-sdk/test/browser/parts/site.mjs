// A site with the SDK on its pages, which remembers what it was told and what was opened.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const sdk = readFileSync(new URL('../../../dist/synth-tracking.js', import.meta.url));

function page(body) {
    return `<!doctype html><meta charset="utf-8"><title>Page</title><style>body{margin:0}article{height:200px}</style>
    <script src="/sdk.js"></script><body>${body}`;
}

export async function site() {
    const state = { told: [], opened: [], body: '' };
    const server = createServer((request, response) => {
        const url = new URL(request.url, 'http://site.test');
        const send = (type, body) => response.writeHead(200, { 'Content-Type': type }).end(body);
        if (url.pathname === '/sdk.js') {
            send('text/javascript', sdk);
        } else if (url.pathname.startsWith('/api/')) {
            let text = '';
            request.on('data', (part) => (text += part));
            request.on('end', () => {
                const rows = JSON.parse(text).interactions ?? [];
                // Told twice is told once: by its message id.
                rows.forEach(
                    (row) => state.told.some(({ message_id }) => message_id === row.message_id) || state.told.push(row),
                );
                const results = rows.map(({ message_id }) => ({ message_id, fate: 'stored' }));
                send('application/json', JSON.stringify({ received: rows.length, stored: rows.length, results }));
            });
        } else if (url.pathname === '/shop') {
            state.opened.push(url);
            send('text/html', 'Tickets');
        } else {
            send('text/html', page(state.body));
        }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        state,
        origin: `http://127.0.0.1:${server.address().port}`,
        /** What was told of a type, but for the SDK's own. */
        told: (type) => state.told.filter(({ event_type }) => event_type === type),
        close: () => new Promise((resolve) => server.close(resolve)),
    };
}
