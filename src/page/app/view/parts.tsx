/** Small parts that others are made of. */
import type { ComponentChildren } from "preact";
import { visible } from "../text.js";

/** A name from a CIB: text of its own direction, whole for who points at it. */
export function Name({ of }: { readonly of: string }) {
  const shown = visible(of, 48);
  return (
    <bdi class="name" title={shown === of ? undefined : visible(of, 400)}>
      {shown}
    </bdi>
  );
}

/** A sentence with names from a CIB in it. */
export function Sentence({ text }: { readonly text: string }) {
  return <span class="sentence">{visible(text)}</span>;
}

interface ChoiceProps {
  readonly onChoose: () => void;
  readonly chosen?: boolean;
  readonly kind?: string;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

/** A button; `chosen` where it is one of several that shows which. */
export function Choice({ onChoose, chosen, kind = "plain", label, disabled = false, children }: ChoiceProps) {
  return (
    <button type="button" class={kind} aria-pressed={chosen} aria-label={label} disabled={disabled} onClick={onChoose}>
      {children}
    </button>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Section({ id, title, children }: SectionProps) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
