/**
 * What a model may call and answer: methods marked {@link io.openheim.tool.Tool @Tool}, types
 * marked {@link io.openheim.tool.Output @Output}, and the classes that code generated from them
 * talks to.
 */
@NullMarked
package io.openheim.tool;

import org.jspecify.annotations.NullMarked;
