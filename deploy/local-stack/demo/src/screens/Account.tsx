import { useState } from 'react';
import { useApp } from '../app';
import type { Person } from '../data/catalogue';
import { logIn, logOut, usePerson } from '../data/session';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';

/** Logging in joins the visitor to the person; logging out sends what waits first, and begins another visitor. */
export function Account() {
  const { catalogue, tracking } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const person = usePerson();

  const enter = async (who: Person): Promise<void> => {
    try {
      await logIn(who);
      await tracking.identify({ name: who.name });
      setOpen(false);
      setError(null);
    } catch {
      setError('Nobody can log in at the moment.');
    }
  };
  const leave = async (): Promise<void> => {
    await tracking.reset();
    logOut();
  };

  return (
    <>
      {person ? (
        <button type="button" className="account" data-testid="log-out" onClick={() => void leave()}>
          <span className="avatar" aria-hidden="true">
            {person.name.slice(0, 1)}
          </span>
          <span className="account-text">
            <b data-testid="person">{person.name}</b>
            <span className="faint">Log out</span>
          </span>
        </button>
      ) : (
        <button type="button" className="account" data-testid="log-in" onClick={() => setOpen(true)}>
          <span className="avatar" aria-hidden="true">
            <Icon name="person" />
          </span>
          <span className="account-text">
            <b>Log in</b>
            <span className="faint">as somebody</span>
          </span>
        </button>
      )}
      {isOpen && (
        <Dialog label="Log in" testId="login-dialog" className="small" onClose={() => setOpen(false)}>
          <h2>Who are you today?</h2>
          <p className="faint">People of the sample. They need no password here.</p>
          {error && (
            <p role="alert" className="error">
              {error}
            </p>
          )}
          <ul className="login-people">
            {catalogue.people.map((who) => (
              <li key={who.user_id}>
                <button
                  type="button"
                  className="chat-person"
                  data-testid={`login-person-${who.user_id}`}
                  onClick={() => void enter(who)}
                >
                  <span className="avatar" aria-hidden="true">
                    {who.name.slice(0, 1)}
                  </span>
                  <span>
                    <b>{who.name}</b>
                    <span className="faint">{who.city}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
