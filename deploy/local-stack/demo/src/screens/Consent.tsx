import { useState } from 'react';
import { useApp } from '../app';

const KEY = 'demo.consent';
type Choice = 'yes' | 'no' | null;

/** Nothing is stored or sent before somebody says yes here; the footer lets them change their mind. */
export function Consent() {
  const { tracking } = useApp();
  const [choice, setChoice] = useState(localStorage.getItem(KEY) as Choice);
  const choose = (next: 'yes' | 'no'): void => {
    localStorage.setItem(KEY, next);
    setChoice(next);
    void (next === 'yes' ? tracking.optIn() : tracking.optOut());
  };
  if (choice) {
    return (
      <p className="consent-note faint">
        {choice === 'yes' ? 'You let us count what you do here. ' : 'Nothing is counted. '}
        <button
          type="button"
          className="text-button"
          data-testid="consent-change"
          onClick={() => choose(choice === 'yes' ? 'no' : 'yes')}
        >
          {choice === 'yes' ? 'Stop that' : 'Allow it'}
        </button>
      </p>
    );
  }
  return (
    <section className="consent" aria-label="Consent" data-testid="consent">
      <p>
        <b>May we count what you do here?</b> It tells artists and venues what people like. Nothing leaves this browser
        before you say yes.
      </p>
      <div>
        <button type="button" className="button quiet" data-testid="consent-no" onClick={() => choose('no')}>
          No, thanks
        </button>
        <button type="button" className="button" data-testid="consent-yes" onClick={() => choose('yes')}>
          Yes, count
        </button>
      </div>
    </section>
  );
}
