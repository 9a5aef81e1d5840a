/** OpenAI's chat completions, which many other providers and local servers speak too. */
@NullMarked
package io.openheim.openai;

import org.jspecify.annotations.NullMarked;
