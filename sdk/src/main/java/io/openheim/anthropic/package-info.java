/** Anthropic's messages, which some other providers and gateways speak too. */
@NullMarked
package io.openheim.anthropic;

import org.jspecify.annotations.NullMarked;
