/**
 * The annotation processor that writes a toolbox beside each class with {@link
 * io.openheim.tool.Tool @Tool} methods. Read in the order of its stages: {@code ToolProcessor} is
 * the entry, {@code ...Reader} collects and judges, {@code ToolClass} is what is known then, {@code
 * ToolboxWriter} and the two {@code ...Code} write.
 */
@NullMarked
package io.openheim.processor;

import org.jspecify.annotations.NullMarked;
