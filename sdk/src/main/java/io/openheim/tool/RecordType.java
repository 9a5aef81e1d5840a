package io.openheim.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object and how each is read: a method's parameters, a record's components.
 */
record RecordType(Fields fields, List<BoundType> types) {

  /** Reads one object; a property that may be left out and is becomes an empty Optional. */
  @Nullable Object[] readValues(ToolInput in) {
    @Nullable Object[] values = new Object[types.size()];
    in.beginObject(fields);
    while (in.hasNext()) {
      int field = indexOf(in.nextName());
      values[field] = types.get(field).read(in);
    }
    in.endObject();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = types.get(i).absent();
      }
    }
    return values;
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
