/** Gemini's generateContent, of the Gemini API and of Vertex AI. */
@NullMarked
package io.openheim.gemini;

import org.jspecify.annotations.NullMarked;
