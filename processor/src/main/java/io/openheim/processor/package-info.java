/**
 * The annotation processor that writes a toolbox beside each class with {@link
 * io.openheim.tool.Tool @Tool} methods, and an output beside each type marked {@link
 * io.openheim.tool.Output @Output}. Its stages are packages: {@code source} is what is found in
 * files, {@code read} collects and judges, {@code model} is what is known then, {@code write}
 * emits.
 */
@NullMarked
package io.openheim.processor;

import org.jspecify.annotations.NullMarked;
