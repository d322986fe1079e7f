import type { CSSProperties } from 'react';
import { chance } from '../data/chance';

/** A picture for whatever has a name: two lights, and bars like sound. */
export function Poster({ of, className = '' }: { of: string; className?: string }) {
  const hue = Math.floor(chance(of) * 360);
  const second = (hue + 40 + Math.floor(chance(`${of} 2`) * 120)) % 360;
  const style = { '--hue': hue, '--second': second } as CSSProperties;
  return (
    <div className={`poster ${className}`} style={style} aria-hidden="true">
      <svg viewBox="0 0 120 60" preserveAspectRatio="none">
        {Array.from({ length: 24 }, (_, bar) => {
          const height = 6 + chance(`${of} bar ${bar}`) * 48;
          return <rect key={bar} x={bar * 5 + 1} y={60 - height} width="3" height={height} rx="1.5" />;
        })}
      </svg>
    </div>
  );
}
