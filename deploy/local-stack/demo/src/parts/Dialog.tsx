import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Icon } from './Icon';

interface Props {
  label: string;
  testId: string;
  onClose: () => void;
  children: ReactNode;
  className?: string;
  scrollerRef?: RefObject<HTMLDivElement | null>;
}

/** The browser's own modal dialog: focus stays in it, Escape closes it, what is behind is inert. */
export function Dialog({ label, testId, onClose, children, className = '', scrollerRef }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-label={label}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) {
          onClose();
        }
      }}
    >
      <button type="button" className="dialog-close" aria-label="Close" data-testid={`${testId}-close`} onClick={onClose}>
        <Icon name="close" />
      </button>
      <div className="dialog-scroll" ref={scrollerRef} tabIndex={-1}>
        {children}
      </div>
    </dialog>
  );
}
