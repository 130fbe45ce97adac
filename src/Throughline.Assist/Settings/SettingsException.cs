namespace Throughline.Assist.Settings;

/// <summary>A settings file says something that cannot be, or cannot be read: the message says where, and what belongs there.</summary>
/// <param name="message">A sentence for a person.</param>
/// <param name="inner">Why it cannot be read; null when it says something that cannot be.</param>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
