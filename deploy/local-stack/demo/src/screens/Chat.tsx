import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useApp } from '../app';
import type { Person } from '../data/catalogue';
import { oneOf } from '../data/chance';
import { type Message, change, useMine } from '../data/mine';
import { usePerson } from '../data/session';
import { Icon } from '../parts/Icon';
import { friendAdded, messageSent } from '../tracking/captures';

const REPLIES = ['Count me in!', 'Which day is it?', 'Only if we get there early.', 'Ha, I was about to ask you.'];

export function Chat() {
  const { catalogue } = useApp();
  const me = usePerson();
  const others = catalogue.people.filter(({ user_id }) => user_id !== me?.user_id).slice(0, 6);
  const [selected, setSelected] = useState(others[0]?.user_id ?? '');
  const partner = others.find(({ user_id }) => user_id === selected) ?? others[0];
  return (
    <>
      <header className="screen-head">
        <h1>Chat</h1>
      </header>
      <div className="chat">
        <ul className="chat-people" aria-label="People">
          {others.map((person) => (
            <li key={person.user_id}>
              <button
                type="button"
                className="chat-person"
                aria-pressed={person === partner}
                data-testid={`chat-person-${person.user_id}`}
                onClick={() => setSelected(person.user_id)}
              >
                <span className="avatar" aria-hidden="true">
                  {person.name.slice(0, 1)}
                </span>
                <span>
                  <b>{person.name}</b>
                  <span className="faint">{person.city}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {partner && <Conversation key={partner.user_id} partner={partner} />}
      </div>
    </>
  );
}

function Conversation({ partner }: { partner: Person }) {
  const { catalogue } = useApp();
  const { messages, friends } = useMine();
  const [text, setText] = useState('');
  const thread = messages[partner.user_id] ?? [];
  const isFriend = friends.includes(partner.user_id);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [thread.length]);

  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') {
      return;
    }
    messageSent(partner.user_id, text);
    const at = new Date().toISOString();
    const reply: Message = { from: 'them', text: oneOf(REPLIES, text), at };
    change((before) => ({
      messages: { ...before.messages, [partner.user_id]: [...thread, { from: 'me', text, at }, reply] },
    }));
    setText('');
  };
  const addFriend = (): void => {
    friendAdded(partner.user_id);
    change((before) => ({ friends: [...before.friends, partner.user_id] }));
  };

  return (
    <section className="conversation" aria-label={`Conversation with ${partner.name}`}>
      <header>
        <h2>{partner.name}</h2>
        <button
          type="button"
          className="chip"
          disabled={isFriend}
          data-testid="add-friend"
          onClick={addFriend}
        >
          <Icon name={isFriend ? 'check' : 'person'} />
          {isFriend ? 'Friends' : 'Add friend'}
        </button>
      </header>
      <div className="messages" role="log" data-testid="messages">
        {thread.length === 0 && <p className="faint">Say hello, or share a concert.</p>}
        {thread.map((message, index) => (
          <p key={index} className={`message ${message.from}`}>
            {message.text}
            {message.event_id && (
              <span className="message-event">
                <Icon name="ticket" />
                {catalogue.events.find(({ event_id }) => event_id === message.event_id)?.title}
              </span>
            )}
          </p>
        ))}
        <div ref={end} />
      </div>
      <form className="inline-form" onSubmit={send}>
        <input
          aria-label={`Message to ${partner.name}`}
          placeholder="Message"
          value={text}
          data-testid="message-text"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="round" aria-label="Send" data-testid="message-send">
          <Icon name="send" />
        </button>
      </form>
    </section>
  );
}
