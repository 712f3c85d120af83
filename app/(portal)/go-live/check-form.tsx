import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { checkIt } from "./actions";
import type { Path } from "./open";

/** Asks the internet now; without JavaScript the page comes back with the result. */
export function CheckForm({ path, primary, label }: { path: Path; primary: boolean; label: string }) {
  return (
    <Form action={checkIt.bind(null, path)} label={label} className="form mt-4">
      <SubmitButton kind={primary ? "primary" : "secondary"} pending="Asking the internet…">
        {label}
      </SubmitButton>
    </Form>
  );
}
