import { markup, type Markup } from '../../markup.ts';

export function answer(question: string, text: Markup): Markup {
  return markup`<div class="answer">
    <h3>${question}</h3>
    ${text}
  </div>`;
}
