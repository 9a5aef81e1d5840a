package io.openheim.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object and how each is read: a method's parameters, a record's components.
 */
record RecordType(Fields fields, List<BoundType> types) {

  /** Reads the values up to the end of the object; those that are left out stay null. */
  @Nullable Object[] readValues(ToolInput in) {
    @Nullable Object[] values = new Object[types.size()];
    while (in.hasNext()) {
      int field = indexOf(in.nextName());
      values[field] = types.get(field).read(in);
    }
    return values;
  }

  /** Puts in what stands for those that were left out. */
  void fillIn(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && types.get(i).optional()) {
        values[i] = types.get(i).absent();
      }
    }
  }

  private int indexOf(String name) {
    for (int i = 0; i < types.size(); i++) {
      if (fields.name(i).equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException(name);
  }
}
