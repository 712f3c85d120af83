import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordIt } from "./actions";
import type { Path } from "./open";

/** Records the go-live that the checks have found. */
export const RecordForm = ({ path }: { path: Path }) => (
  <Form action={recordIt.bind(null, path)} label="Record the go-live">
    <SubmitButton pending="Recording…">Record the go-live</SubmitButton>
  </Form>
);
