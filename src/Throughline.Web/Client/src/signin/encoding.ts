// What WebAuthn has as bytes is base64url in the JSON that goes over the line (WebAuthn level 3, section 5.1). Browsers do this
// themselves by now, but not all, and some add-ons answer with objects that have no toJSON.

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i++) bytes[i] = plain.charCodeAt(i);
  return bytes;
}

export function toText(bytes: ArrayBuffer): string {
  let plain = "";
  for (const byte of new Uint8Array(bytes)) plain += String.fromCharCode(byte);
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

interface DescriptorJson {
  id: string;
  type: PublicKeyCredentialType;
  transports?: AuthenticatorTransport[];
}

export interface CreationJson {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: DescriptorJson[];
  [other: string]: unknown;
}

export interface RequestJson {
  challenge: string;
  allowCredentials?: DescriptorJson[];
  [other: string]: unknown;
}

const described = (list: DescriptorJson[] | undefined): PublicKeyCredentialDescriptor[] => (list ?? []).map((it) => ({ ...it, id: toBytes(it.id) }));

export function creationOf(json: CreationJson): PublicKeyCredentialCreationOptions {
  return {
    ...(json as unknown as PublicKeyCredentialCreationOptions),
    challenge: toBytes(json.challenge),
    user: { ...json.user, id: toBytes(json.user.id) },
    excludeCredentials: described(json.excludeCredentials),
  };
}

export function requestOf(json: RequestJson): PublicKeyCredentialRequestOptions {
  return { ...(json as unknown as PublicKeyCredentialRequestOptions), challenge: toBytes(json.challenge), allowCredentials: described(json.allowCredentials) };
}

/** A credential as JSON: a new one with its attestation, or an answer with its signature. */
export function credentialJson(credential: PublicKeyCredential): unknown {
  const { response } = credential;
  const made = response as AuthenticatorAttestationResponse;
  const answer = response as AuthenticatorAssertionResponse;
  const isNew = "attestationObject" in response;
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: {},
    response: isNew
      ? { clientDataJSON: toText(response.clientDataJSON), attestationObject: toText(made.attestationObject), transports: typeof made.getTransports === "function" ? made.getTransports() : [] }
      : {
          clientDataJSON: toText(response.clientDataJSON),
          authenticatorData: toText(answer.authenticatorData),
          signature: toText(answer.signature),
          userHandle: answer.userHandle === null ? null : toText(answer.userHandle),
        },
  };
}
