// What browsers have and this Node does not: an EventSource, of as much as the clients use.
export class FetchEventSource {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 2;
  #listeners = new Map();
  #ends = new AbortController();

  constructor(url) {
    this.url = url;
    this.readyState = FetchEventSource.CONNECTING;
    this.#read();
  }

  addEventListener(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  removeEventListener(type, listener) {
    this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((known) => known !== listener));
  }

  close() {
    this.readyState = FetchEventSource.CLOSED;
    this.#ends.abort();
  }

  #tell(type, event) {
    this[`on${type}`]?.(event);
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }

  async #read() {
    try {
      const answer = await fetch(this.url, { headers: { Accept: 'text/event-stream' }, signal: this.#ends.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.readyState = FetchEventSource.OPEN;
      this.#tell('open', { type: 'open' });
      let text = '';
      for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.#event(text.slice(0, end));
          text = text.slice(end + 2);
        }
      }
    } catch (failure) {
      if (this.readyState === FetchEventSource.CLOSED) return;
      this.readyState = FetchEventSource.CLOSED;
      this.#tell('error', { type: 'error', failure });
    }
  }

  #event(text) {
    const data = [];
    let type = 'message';
    for (const line of text.split('\n')) {
      if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
      if (line.startsWith('event:')) type = line.slice(6).trim();
    }
    if (data.length > 0) this.#tell(type, { type, data: data.join('\n') });
  }
}
