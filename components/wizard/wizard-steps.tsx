import { Icon } from "@/components/ui/icon";

/** Where one is in the wizard, in words, and the way back to the step before. */
export function WizardSteps(props: { step: number; of: number; back?: { label?: string; href: string } }) {
  const { step, of, back } = props;
  return (
    <div className="cluster mb-3">
      {back ? (
        <a className="link inline-flex items-center gap-1" href={back.href}>
          <Icon name="back" />
          {back.label ?? "Back"}
        </a>
      ) : null}
      <span className="muted">
        Step {step} of {of}
      </span>
    </div>
  );
}
