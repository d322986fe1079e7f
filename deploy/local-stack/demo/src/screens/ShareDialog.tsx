import { type FormEvent, useState } from 'react';
import { useApp } from '../app';
import type { Concert } from '../data/catalogue';
import { change } from '../data/mine';
import { hrefOf } from '../data/route';
import { usePerson } from '../data/session';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { messageSent, shared } from '../tracking/captures';

interface Props {
  concert: Concert;
  onClose: () => void;
  onSent: () => void;
}

export function ShareDialog({ concert, onClose, onSent }: Props) {
  const me = usePerson();
  const others = useApp().catalogue.people.filter(({ user_id }) => user_id !== me?.user_id).slice(0, 6);
  const [chosen, setChosen] = useState<string[]>([]);
  const [message, setMessage] = useState('');

  const send = (event: FormEvent): void => {
    event.preventDefault();
    shared(concert, 'synth', chosen.length, message);
    const text = message.trim() || 'Shall we go?';
    const at = new Date().toISOString();
    for (const id of chosen) {
      messageSent(id, text, concert.event_id);
      change(({ messages }) => ({
        messages: {
          ...messages,
          [id]: [...(messages[id] ?? []), { from: 'me', text, event_id: concert.event_id, at }],
        },
      }));
    }
    onSent();
  };
  const copy = (): void => {
    shared(concert, 'copy_link', 0, '');
    // Where the clipboard is closed to the page, the link stands in the address bar.
    void navigator.clipboard?.writeText(location.origin + hrefOf(`/artist/${concert.artist_id}`)).catch(() => {});
    onClose();
  };

  return (
    <Dialog label={`Share ${concert.title}`} testId="share-dialog" className="small" onClose={onClose}>
      <form className="share" onSubmit={send}>
        <h2>Share with friends</h2>
        <div className="share-people">
          {others.map((person) => (
            <label key={person.user_id} className="check person">
              <input
                type="checkbox"
                checked={chosen.includes(person.user_id)}
                data-testid={`share-person-${person.user_id}`}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, person.user_id] : chosen.filter((id) => id !== person.user_id))
                }
              />
              <span className="avatar" aria-hidden="true">
                {person.name.slice(0, 1)}
              </span>
              {person.name}
            </label>
          ))}
        </div>
        <label className="field">
          <span>Message</span>
          <input
            value={message}
            placeholder="Shall we go?"
            data-testid="share-message"
            onChange={(event) => setMessage(event.target.value)}
          />
        </label>
        <div className="form-foot">
          <button type="button" className="button quiet" data-testid="share-copy" onClick={copy}>
            Copy link
          </button>
          <button type="submit" className="button" disabled={chosen.length === 0} data-testid="share-send">
            <Icon name="send" />
            Send
          </button>
        </div>
      </form>
    </Dialog>
  );
}
