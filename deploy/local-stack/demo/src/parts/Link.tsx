import type { MouseEvent, ReactNode } from 'react';
import { go, hrefOf } from '../data/route';

interface Props {
  to: string;
  children: ReactNode;
  className?: string;
  testId?: string;
  isCurrent?: boolean;
  onClick?: () => void;
}

/** A link within the app: a real one, for new tabs, that the app follows by itself otherwise. */
export function Link({ to, children, className, testId, isCurrent, onClick }: Props) {
  const follow = (event: MouseEvent): void => {
    onClick?.();
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      go(to);
    }
  };
  return (
    <a
      href={hrefOf(to)}
      className={className}
      data-testid={testId}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
