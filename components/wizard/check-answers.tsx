import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/description-list";

export interface Answer {
  question: string;
  answer: ReactNode;
  /** The step to change it on; it returns here. */
  change?: string;
}

/** Every answer once more, each with its way back. */
export function CheckAnswers({ answers }: { answers: Answer[] }) {
  return (
    <DescriptionList
      rows={answers.map(({ question, answer, change }) => ({
        term: question,
        value: answer,
        action: change ? (
          <a className="link" href={change}>
            Change<span className="sr"> {question.toLowerCase()}</span>
          </a>
        ) : null,
      }))}
    />
  );
}
