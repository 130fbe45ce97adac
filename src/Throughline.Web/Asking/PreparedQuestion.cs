using Throughline.Assist.Roles;

namespace Throughline.Web.Asking;

/// <summary>A question that can be asked.</summary>
/// <param name="Question">It.</param>
/// <param name="Script">What it is about.</param>
/// <param name="Ready">What would be sent; null when the rules built in answer.</param>
internal sealed record PreparedQuestion(Question Question, AskedScript Script, ReadyRequest? Ready);
