package io.openheim.internal.wire;

/** A wire format: what a request and a reply look like. */
public enum Wire {
  /** OpenAI's chat completions, which many others speak too. */
  OPENAI_CHAT,
  /** OpenAI's responses. */
  OPENAI_RESPONSES,
  /** Anthropic's messages. */
  ANTHROPIC,
  /** Gemini's generateContent, of Google AI and of Vertex AI. */
  GEMINI
}
