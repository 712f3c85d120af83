"use client";

import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import { type Answer, CheckAnswers } from "./check-answers";

/** The answers of one page; what the creation refuses about that page stands here, and the error summary leads here. */
export function AnswersSection({ page, title, answers }: { page: string; title: string; answers: Answer[] }) {
  const { id, errors } = useField(page);
  return (
    <section className="panel w-full" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
      </header>
      <FieldError id={id} errors={errors} />
      <CheckAnswers answers={answers} />
    </section>
  );
}
